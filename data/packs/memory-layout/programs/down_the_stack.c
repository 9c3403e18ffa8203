int main(void)
{
    char local = 1;
    char *p = &local;
    p = p - 4 * 1024 * 1024;
    p = p - 4 * 1024 * 1024;
    p = p - 128 * 1024;
    return *p;
}
