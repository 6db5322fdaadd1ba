"""Rule sets (规则集): the bytes of the law by which decisions were made, kept for ever."""
