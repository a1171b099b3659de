"""French grammar read off a tree: views of sentences, verb groups and noun phrases. A foundation of the later stages."""
