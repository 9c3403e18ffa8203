int size_of(${type.name} row[${count}])
{
    return sizeof row;
}

int main(void)
{
    ${type.name} row[${count}];
    return size_of(row);
}
