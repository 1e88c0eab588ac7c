"""Line ends as evidence."""
