int main(void)
{
    int table[4] = {1, 2, 3, 4};
    int *p = table;
    char *c = (char *)table;
    int *end = table + 4;
    p = p + 2;
    c = c + 2;
    end = end - 1;
    return *p + *c + *end;
}
