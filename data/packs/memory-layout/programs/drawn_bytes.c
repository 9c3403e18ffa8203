int main(void)
{
    ${type.name} number = ${value:hex};
    return number == 0;
}
