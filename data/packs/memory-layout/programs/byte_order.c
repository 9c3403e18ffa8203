int main(void)
{
    int number = 0x12345678;
    long large = 513;
    short minus = -2;
    return number + large + minus == 0;
}
