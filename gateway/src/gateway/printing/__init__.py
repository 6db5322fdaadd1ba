"""The papers that a person takes home: asked of the graph like anything else, and made for printing."""
