int next(void)
{
    static int number = ${start};
    number += ${step};
    return number;
}

int main(void)
{
    for (int i = 1; i < ${calls}; i++)
        next();
    return next();
}
