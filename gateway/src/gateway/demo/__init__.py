"""The demo: a synthetic city, loaded by public commands alone, and the main job played in it."""
