"""Collective contracts (集体合同): submitted, reviewed in fifteen days, in force by silence or opinion."""
