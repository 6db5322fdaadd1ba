"""Access (权限): who may do what, where and when, and who may enter facts from old papers."""
