"""What several rooms' tests share; tests import it as ``tests.support``."""
