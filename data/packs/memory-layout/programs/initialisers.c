int none;
int zero = 0;
int seven = 7;
static int hidden;
const int fixed = 7;

int main(void)
{
    static int remembered = 7;
    static int forgotten;
    return none + zero + seven + hidden + fixed + remembered + forgotten;
}
