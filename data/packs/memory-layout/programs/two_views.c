union view {
    unsigned int number;
    unsigned char bytes[4];
};

int main(void)
{
    union view v;
    v.number = 0x01020304;
    v.bytes[3] = 0xff;
    return v.number == 0;
}
