"""The review page's matter: a draft of an annotation, cut into segments to show it, and written as gold."""
