"""TEI documents: prints and manuscripts as editors have marked them up."""
