"""办事手册: what each screen, letter, check and period is for, inside the product."""
