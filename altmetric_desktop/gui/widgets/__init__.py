"""The parts that pages are assembled from; none knows a page or a service."""
