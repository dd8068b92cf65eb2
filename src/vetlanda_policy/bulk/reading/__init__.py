"""Reading: tables of facts from files, by the dataframe library that will judge them."""
