"""Service of documents (送达): a fact of its own, from which many limits run."""
