int sum(int n)
{
    int rest;
    if (n == 0)
        return 0;
    rest = sum(n - 1);
    return rest + n;
}

int main(void)
{
    int total = sum(3);
    return total;
}
