int unset;
int set = 7;
static char letter;

int main(void)
{
    static int kept;
    int local;
    int given = 3;
    kept = given;
    local = kept + set;
    unset = local;
    return unset + letter;
}
