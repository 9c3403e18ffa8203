int twice(int n)
{
    return 2 * n;
}

int main(void)
{
    unsigned char *code = (unsigned char *)twice;
    int first = code[0];
    code[0] = 0;
    return twice(first);
}
