int main(void)
{
    ${type.name} row[${count}];
    ${type.name} *first = &row[${first}];
    ${type.name} *last = &row[${last}];
    row[0] = 0;
    return last == first;
}
