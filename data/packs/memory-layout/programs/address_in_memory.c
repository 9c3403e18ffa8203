int limit = 10;

int main(void)
{
    int *p = &limit;
    int *q = 0;
    return *p + (q == p);
}
