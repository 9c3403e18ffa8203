static int given;

void main(int count)
{
    given = 0;
    if (count == 0)
        given = 1;
}
