"""Payments that tax office and bank have reported: booked by themselves where clear, else decided."""
