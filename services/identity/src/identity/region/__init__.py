"""Regions (行政区划): city, county, township and village as entities with dated names, codes and parents."""
