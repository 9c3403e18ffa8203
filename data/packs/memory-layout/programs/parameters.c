int add(int left, int right)
{
    int sum = left + right;
    int *p = &sum;
    int *q = &left;
    return *p + *q;
}

int main(void)
{
    int first = 1;
    int *r = &first;
    int result = add(*r, 2);
    return result;
}
