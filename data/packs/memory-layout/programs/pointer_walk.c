int main(void)
{
    int table[4] = {10, 20, 30, 40};
    int sum, *p;
    int steps = 0;
    p = table;
    sum = *p;
    p = p + 2;
    steps = p - table;
    sum = sum + *p;
    *p = steps;
    return sum;
}
