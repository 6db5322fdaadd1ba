"""What a case of too much paid is called: by what was paid, or by the inheritance that was revoked."""


def case_of(overpayment: str) -> str:
    """The case, by the name of its stream."""
    return f"overpayment/{overpayment}"
