"""The case (案卷), whatever it is about: what services that handle cases share (handbook, section 4)."""
