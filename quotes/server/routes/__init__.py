"""The service's addresses: `extraction`, `archive`, `status` for programs; `review`, `pages` for people."""
