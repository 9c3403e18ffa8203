struct mixed {
    char letter;
    int count;
    char end;
};

struct sorted {
    int count;
    char letter;
    char end;
};

struct mixed waiting;

int main(void)
{
    struct mixed a;
    a.letter = 'A';
    a.count = 258;
    a.end = 'Z';
    struct sorted b;
    b.count = -1;
    b.letter = 'A';
    b.end = 'Z';
    waiting.count = 3;
    return a.count + b.count + waiting.count;
}
