int twice(int n)
{
    return 2 * n;
}

int main(void)
{
    int (*operation)(int) = twice;
    return operation(21);
}
