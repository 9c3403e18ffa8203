struct record {
    char tag;
    ${type.name} value;
    char flag;
};

int main(void)
{
    return sizeof(struct record);
}
