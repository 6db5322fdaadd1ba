"""What employment and insurance have told of somebody's work: by when it was known (handbook 17.4)."""
