"""The register of service, which the cases fill in whose course documents are served."""

from jinbao.service import Slice
from labor_relations.service_of_documents.register import fold

SLICE = Slice("service-of-documents", fold=fold)
