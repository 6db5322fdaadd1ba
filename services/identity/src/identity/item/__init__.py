"""The matters that identity keeps (业务事项), as grants name them, as data."""
