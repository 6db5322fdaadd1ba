"""The office's ledger (台账): what an office handled of an item in a month, line by line and in all."""
