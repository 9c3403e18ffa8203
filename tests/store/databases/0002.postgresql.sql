CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.attempts (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    learner_id bigint NOT NULL,
    question_id bigint NOT NULL,
    version bytea NOT NULL,
    seed bigint NOT NULL,
    answer text NOT NULL,
    marks text,
    score double precision NOT NULL,
    seconds double precision NOT NULL,
    mode text NOT NULL,
    rating smallint,
    predicted double precision,
    answered_at bigint NOT NULL,
    day integer NOT NULL,
    after_state smallint,
    after_step smallint,
    after_stability double precision,
    after_difficulty double precision,
    after_due bigint,
    undone boolean DEFAULT false NOT NULL,
    revised_at bigint
);
CREATE SEQUENCE public.attempts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.attempts_id_seq OWNED BY public.attempts.id;
CREATE TABLE public.cards (
    learner_id bigint NOT NULL,
    question_id bigint NOT NULL,
    state smallint NOT NULL,
    step smallint,
    stability double precision,
    difficulty double precision,
    due bigint,
    last_review bigint,
    reviews integer NOT NULL,
    lapses integer NOT NULL,
    score double precision,
    suspended boolean DEFAULT false NOT NULL,
    retired boolean DEFAULT false NOT NULL,
    flag smallint DEFAULT 0 NOT NULL,
    in_rotation boolean DEFAULT true NOT NULL,
    CONSTRAINT cards_check CHECK ((in_rotation = ((NOT suspended) AND (NOT retired))))
);
CREATE TABLE public.exam_answers (
    exam_id bigint NOT NULL,
    "position" integer NOT NULL,
    answer text,
    seconds double precision NOT NULL,
    flagged boolean NOT NULL
);
CREATE TABLE public.exams (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    learner_id bigint NOT NULL,
    paper text NOT NULL,
    started_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    used double precision NOT NULL,
    finished_at bigint,
    score double precision
);
CREATE SEQUENCE public.exams_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.exams_id_seq OWNED BY public.exams.id;
CREATE TABLE public.learners (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    name text NOT NULL,
    created_at bigint NOT NULL,
    undo_floor bigint DEFAULT 0 NOT NULL
);
CREATE SEQUENCE public.learners_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.learners_id_seq OWNED BY public.learners.id;
CREATE TABLE public.notes (
    learner_id bigint NOT NULL,
    question_id bigint NOT NULL,
    body text NOT NULL,
    changed_at bigint NOT NULL
);
CREATE TABLE public.packs (
    name text NOT NULL,
    fingerprint text NOT NULL
);
CREATE TABLE public.questions (
    id bigint NOT NULL,
    pack text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    platform text NOT NULL,
    title text NOT NULL,
    topics text NOT NULL,
    present boolean NOT NULL
);
CREATE SEQUENCE public.questions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.questions_id_seq OWNED BY public.questions.id;
CREATE TABLE public.settings (
    learner_id bigint NOT NULL,
    name text NOT NULL,
    value json NOT NULL
);
CREATE TABLE public.tallies (
    learner_id bigint NOT NULL,
    day integer NOT NULL,
    bin smallint NOT NULL,
    answers integer NOT NULL,
    score double precision NOT NULL,
    seconds double precision NOT NULL,
    introduced integer NOT NULL,
    recalled integer NOT NULL,
    expected double precision NOT NULL
);
CREATE TABLE public.texts (
    question_id bigint NOT NULL,
    body text NOT NULL
);
ALTER TABLE ONLY public.attempts ALTER COLUMN id SET DEFAULT nextval('public.attempts_id_seq'::regclass);
ALTER TABLE ONLY public.exams ALTER COLUMN id SET DEFAULT nextval('public.exams_id_seq'::regclass);
ALTER TABLE ONLY public.learners ALTER COLUMN id SET DEFAULT nextval('public.learners_id_seq'::regclass);
ALTER TABLE ONLY public.questions ALTER COLUMN id SET DEFAULT nextval('public.questions_id_seq'::regclass);
INSERT INTO public.alembic_version VALUES ('0002');
INSERT INTO public.attempts VALUES (1, '019cadc6-9a80-798a-b64e-58f00ecf1e0b', 1, 1, '\x0a', 0, '{}', NULL, 1, 2, 'review', 3, NULL, 1772442000000000, 739677, 2, NULL, 3, 5, 1772701200000000, false, NULL);
INSERT INTO public.attempts VALUES (2, '019cadc6-9a80-7854-bf39-fad4476bf498', 1, 2, '\x0a', 0, '{}', NULL, 1, 2, 'review', 3, NULL, 1772442000000000, 739677, 2, NULL, 3, 5, 1772701200000000, true, 1772442000000000);
INSERT INTO public.cards VALUES (1, 3, 0, NULL, NULL, NULL, NULL, NULL, 0, 0, NULL, false, false, 0, true);
INSERT INTO public.cards VALUES (1, 1, 2, NULL, 3, 5, 1772701200000000, 1772442000000000, 1, 0, 1, false, false, 0, true);
INSERT INTO public.cards VALUES (1, 2, 0, NULL, NULL, NULL, NULL, NULL, 0, 0, NULL, false, false, 0, true);
INSERT INTO public.exam_answers VALUES (1, 0, '{"chosen":[0]}', 12.5, true);
INSERT INTO public.exams VALUES (1, '019cadc6-9a80-706d-9f67-15018eb4c6a2', 1, '{"tasks": []}', 1772442000000000, 1772442300000000, 300, NULL, NULL);
INSERT INTO public.learners VALUES (1, '019cadc6-9a80-784d-a186-14477482a7ef', 'Ada', 1772442000000000, 0);
INSERT INTO public.notes VALUES (1, 1, 'brk moves the break', 1772442000000000);
INSERT INTO public.packs VALUES ('basics', '1');
INSERT INTO public.questions VALUES (1, 'basics', 'q0', 'choice', 'textbook', 'Question 0', '["heap"]', true);
INSERT INTO public.questions VALUES (2, 'basics', 'q1', 'choice', 'textbook', 'Question 1', '["heap"]', true);
INSERT INTO public.questions VALUES (3, 'basics', 'q2', 'choice', 'textbook', 'Question 2', '["heap"]', true);
INSERT INTO public.settings VALUES (1, 'study', '{"retention": 0.85}');
INSERT INTO public.tallies VALUES (1, 739677, -1, 1, 1, 2, 1, 0, 0);
INSERT INTO public.texts VALUES (1, 'Question 0
');
INSERT INTO public.texts VALUES (2, 'Question 1
');
INSERT INTO public.texts VALUES (3, 'Question 2
');
SELECT pg_catalog.setval('public.attempts_id_seq', 2, true);
SELECT pg_catalog.setval('public.exams_id_seq', 1, true);
SELECT pg_catalog.setval('public.learners_id_seq', 1, true);
SELECT pg_catalog.setval('public.questions_id_seq', 3, true);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkey PRIMARY KEY (version_num);
ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT attempts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT attempts_uuid_key UNIQUE (uuid);
ALTER TABLE ONLY public.cards
    ADD CONSTRAINT cards_pkey PRIMARY KEY (learner_id, question_id);
ALTER TABLE ONLY public.exam_answers
    ADD CONSTRAINT exam_answers_pkey PRIMARY KEY (exam_id, "position");
ALTER TABLE ONLY public.exams
    ADD CONSTRAINT exams_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exams
    ADD CONSTRAINT exams_uuid_key UNIQUE (uuid);
ALTER TABLE ONLY public.learners
    ADD CONSTRAINT learners_name_key UNIQUE (name);
ALTER TABLE ONLY public.learners
    ADD CONSTRAINT learners_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.learners
    ADD CONSTRAINT learners_uuid_key UNIQUE (uuid);
ALTER TABLE ONLY public.notes
    ADD CONSTRAINT notes_pkey PRIMARY KEY (learner_id, question_id);
ALTER TABLE ONLY public.packs
    ADD CONSTRAINT packs_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.questions
    ADD CONSTRAINT questions_pack_name_key UNIQUE (pack, name);
ALTER TABLE ONLY public.questions
    ADD CONSTRAINT questions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.settings
    ADD CONSTRAINT settings_pkey PRIMARY KEY (learner_id, name);
ALTER TABLE ONLY public.tallies
    ADD CONSTRAINT tallies_pkey PRIMARY KEY (learner_id, day, bin);
ALTER TABLE ONLY public.texts
    ADD CONSTRAINT texts_pkey PRIMARY KEY (question_id);
CREATE INDEX ix_attempts_card ON public.attempts USING btree (learner_id, question_id);
CREATE INDEX ix_cards_queue ON public.cards USING btree (learner_id, in_rotation, state, due);
CREATE INDEX ix_exams_learner_id ON public.exams USING btree (learner_id);
CREATE INDEX ix_questions_topics ON public.questions USING btree (topics);
ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT attempts_learner_id_fkey FOREIGN KEY (learner_id) REFERENCES public.learners(id);
ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT attempts_question_id_fkey FOREIGN KEY (question_id) REFERENCES public.questions(id);
ALTER TABLE ONLY public.cards
    ADD CONSTRAINT cards_learner_id_fkey FOREIGN KEY (learner_id) REFERENCES public.learners(id);
ALTER TABLE ONLY public.cards
    ADD CONSTRAINT cards_question_id_fkey FOREIGN KEY (question_id) REFERENCES public.questions(id);
ALTER TABLE ONLY public.exam_answers
    ADD CONSTRAINT exam_answers_exam_id_fkey FOREIGN KEY (exam_id) REFERENCES public.exams(id);
ALTER TABLE ONLY public.exams
    ADD CONSTRAINT exams_learner_id_fkey FOREIGN KEY (learner_id) REFERENCES public.learners(id);
ALTER TABLE ONLY public.notes
    ADD CONSTRAINT notes_learner_id_fkey FOREIGN KEY (learner_id) REFERENCES public.learners(id);
ALTER TABLE ONLY public.notes
    ADD CONSTRAINT notes_question_id_fkey FOREIGN KEY (question_id) REFERENCES public.questions(id);
ALTER TABLE ONLY public.settings
    ADD CONSTRAINT settings_learner_id_fkey FOREIGN KEY (learner_id) REFERENCES public.learners(id);
ALTER TABLE ONLY public.tallies
    ADD CONSTRAINT tallies_learner_id_fkey FOREIGN KEY (learner_id) REFERENCES public.learners(id);
ALTER TABLE ONLY public.texts
    ADD CONSTRAINT texts_question_id_fkey FOREIGN KEY (question_id) REFERENCES public.questions(id);
