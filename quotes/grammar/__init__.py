"""French grammar read off a tree: views of sentences, verb groups, noun phrases. A foundation of the later stages."""
