// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backups.h"
#include "storage/schema_version.h"
#include "storage/transaction.h"
#include "storage/workspace.h"
#include "support/files.h"
#include "support/places.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using namespace hatstand::storage;
using hatstand::test::readFile;

class TestMigrations : public QObject
{
    Q_OBJECT

private:
    static std::vector<Migration> steps(int count)
    {
        const std::vector<Migration> all{
            {1, "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
                "CREATE TABLE owners (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
                "CREATE TABLE pets (id INTEGER PRIMARY KEY, owner INTEGER NOT NULL REFERENCES owners (id)) "
                "STRICT;"},
            {2, "ALTER TABLE owners ADD COLUMN city TEXT NOT NULL DEFAULT 'Porto';"},
            // Rebuilds a table that another one refers to.
            {3, "CREATE TABLE owners_new (id INTEGER PRIMARY KEY, full_name TEXT NOT NULL) STRICT;"
                "INSERT INTO owners_new SELECT id, name || ' of ' || city FROM owners;"
                "DROP TABLE owners; ALTER TABLE owners_new RENAME TO owners;"},
        };
        return {all.begin(), all.begin() + count};
    }

    static void fillOwners(Database &database)
    {
        QVERIFY(database.script("INSERT INTO owners (id, name) VALUES (1, 'Ana'), (2, 'Rui');"
                                "INSERT INTO pets VALUES (10, 1), (11, 2);"));
    }
    static QStringList column(Database &database, const char *sql)
    {
        const auto rows = database.all([](const Row &row) { return row.text(0); }, sql);
        return rows ? QStringList(rows->begin(), rows->end()) : QStringList{rows.error().sentence()};
    }
    /// Every table with all of its rows, and every statement of the schema, as text.
    static QByteArray dump(Database &database)
    {
        QByteArray text;
        const auto schema = database.all(
            [](const Row &row) { return std::pair(row.text(0), row.text(1)); },
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'posts_search_%' "
            "OR type = 'trigger' ORDER BY type, name");
        for (const auto &[name, sql] : schema.value()) {
            text += sql.simplified().toUtf8() + '\n';
            if (!sql.startsWith(QLatin1StringView("CREATE TABLE")))
                continue;
            const QByteArray columns =
                column(database,
                       ("SELECT 'quote(' || name || ')' FROM pragma_table_info('" + name.toUtf8() + "')")
                           .constData())
                    .join(QStringLiteral(" || ', ' || "))
                    .toUtf8();
            const QByteArray query = "SELECT " + columns + " FROM " + name.toUtf8() + " ORDER BY 1";
            for (const QString &row : column(database, query.constData()))
                text += "    " + row.toUtf8() + '\n';
        }
        return text;
    }

    FakeClock m_clock;

private Q_SLOTS:
    void theStepsOfTheProgramAreInOrder()
    {
        int expected = 1;
        for (const Migration &step : migrations()) {
            QCOMPARE(step.to, expected++);
            QVERIFY(!step.sql.trimmed().isEmpty());
        }
        QCOMPARE(migrations().back().to, currentSchema);
    }

    /// Each released schema has its content written out in tests/data/migrations/NNNN.sql and what has become
    /// of it in the present schema in NNNN.expected. A new schema adds a pair; old files never change, but
    /// every .expected is written anew and read by a person. HATSTAND_WRITE_GOLDEN=1 writes them.
    void everyOlderFileArrivesWhole_data()
    {
        QTest::addColumn<int>("schema");
        for (int schema = 1; schema <= currentSchema; ++schema)
            QTest::addRow("schema %d", schema) << schema;
    }

    void everyOlderFileArrivesWhole()
    {
        QFETCH(const int, schema);
        const QString base = test::dataPath(QStringLiteral("migrations/%1")).arg(schema, 4, 10, QChar(u'0'));
        const QByteArray before = readFile(base + QStringLiteral(".sql"));
        QVERIFY2(!before.isEmpty(), "This schema has no golden data.");

        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("Old.hatstand"));
        {
            const std::vector<Migration> until(migrations().begin(), migrations().begin() + schema);
            auto old = Database::open(path, Database::Mode::Create);
            QVERIFY(old);
            QVERIFY(migrate(**old, until));
            const auto filled = (*old)->script(before);
            QVERIFY2(filled, filled ? "" : qPrintable(filled.error().detail));
        }
        const auto opened = Workspace::open(path, m_clock);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().sentence()));
        QCOMPARE(schemaOf((*opened)->database()).value(), currentSchema);
        const QByteArray after = dump((*opened)->database());
        if (qEnvironmentVariableIsSet("HATSTAND_WRITE_GOLDEN"))
            QVERIFY(test::writeFile(base + QStringLiteral(".expected"), after));
        QCOMPARE(QString::fromUtf8(after), QString::fromUtf8(readFile(base + QStringLiteral(".expected"))));
        // The search index is filled by triggers; it has to agree with the posts.
        const auto whole = (*opened)->database().script(
            "INSERT INTO posts_search (posts_search, rank) VALUES ('integrity-check', 1);");
        QVERIFY2(whole, whole ? "" : qPrintable(whole.error().detail));
        QCOMPARE(column((*opened)->database(), "PRAGMA integrity_check"), QStringList{QStringLiteral("ok")});
    }

    void runsTheMissingStepsAndKeepsACopy()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("Old.hatstand"));
        {
            const auto made = Workspace::create(path, {}, m_clock, steps(1));
            QVERIFY(made);
            fillOwners((*made)->database());
        }
        const auto opened = Workspace::open(path, m_clock, steps(3));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().sentence()));
        QCOMPARE(schemaOf((*opened)->database()).value(), 3);
        QCOMPARE(column((*opened)->database(), "SELECT full_name FROM owners ORDER BY id"),
                 (QStringList{QStringLiteral("Ana of Porto"), QStringLiteral("Rui of Porto")}));
        QCOMPARE(column((*opened)->database(), "SELECT count(*) FROM pets"),
                 QStringList{QStringLiteral("2")});
        // Foreign keys are in force again.
        QVERIFY(!(*opened)->database().run("INSERT INTO pets VALUES (12, 99)"));

        const std::vector<Backup> kept = Backups(path, m_clock).list();
        QCOMPARE(kept.size(), size_t(1));
        QCOMPARE(kept.front().beforeMigrationFrom, std::optional(1));
        const auto copy = Workspace::open(kept.front().path, m_clock, steps(1));
        QVERIFY(copy);
        QCOMPARE(column((*copy)->database(), "SELECT name FROM owners ORDER BY id"),
                 (QStringList{QStringLiteral("Ana"), QStringLiteral("Rui")}));
    }

    void aFailingStepIsTakenBackAndNamed()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("Old.hatstand"));
        {
            const auto made = Workspace::create(path, {}, m_clock, steps(1));
            QVERIFY(made);
            fillOwners((*made)->database());
        }
        std::vector<Migration> broken = steps(3);
        broken[2].sql = "DELETE FROM pets; UPDATE owners SET name = 'lost'; SELECT no_such_function();";
        const auto opened = Workspace::open(path, m_clock, broken);
        QVERIFY(!opened);
        QVERIFY(opened.error().what.contains(u'3'));
        QVERIFY(opened.error().what.contains(QStringLiteral("Old.hatstand")));
        QVERIFY(opened.error().detail.contains(QStringLiteral("no_such_function")));
        QCOMPARE(Backups(path, m_clock).list().size(), size_t(1));

        // Step 2 was done and stays; step 3 left no trace, and runs once it is put right.
        const auto again = Workspace::open(path, m_clock, steps(2));
        QVERIFY(again);
        QCOMPARE(column((*again)->database(), "SELECT name FROM owners ORDER BY id"),
                 (QStringList{QStringLiteral("Ana"), QStringLiteral("Rui")}));
        QCOMPARE(column((*again)->database(), "SELECT count(*) FROM pets"), QStringList{QStringLiteral("2")});
        QVERIFY(Workspace::open(path, m_clock, steps(3)));
    }

    void aStepThatLeavesRowsWithoutTheirOwnerIsTakenBack()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("Old.hatstand"));
        {
            const auto made = Workspace::create(path, {}, m_clock, steps(1));
            QVERIFY(made);
            fillOwners((*made)->database());
        }
        std::vector<Migration> careless = steps(2);
        careless[1].sql = "DELETE FROM owners WHERE id = 1;";
        const auto opened = Workspace::open(path, m_clock, careless);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::StorageDamaged);
        const auto again = Workspace::open(path, m_clock, steps(1));
        QCOMPARE(column((*again)->database(), "SELECT count(*) FROM owners"),
                 QStringList{QStringLiteral("2")});
    }

    void withoutACopyNothingIsMigrated()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("Old.hatstand"));
        QVERIFY(Workspace::create(path, {}, m_clock, steps(1)));
        QVERIFY(test::writeFile(folder.filePath(QStringLiteral("Old.hatstand-backups")), "in the way"));
        const auto opened = Workspace::open(path, m_clock, steps(2));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::StorageReadOnly);
        QVERIFY(Workspace::open(path, m_clock, steps(1)));
    }

    void whatAnotherProcessHasMigratedIsNotCopiedAgain()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("Old.hatstand"));
        QVERIFY(Workspace::create(path, {}, m_clock, steps(1)));
        const auto one = Database::open(path, Database::Mode::ReadWrite);
        const auto two = Database::open(path, Database::Mode::ReadWrite);
        QVERIFY(one && two);
        const Backups backups(path, m_clock);
        // Both found schema 1, and the other one had its turn first.
        QCOMPARE(backups.makeBeforeMigration(**one, 3).value()->beforeMigrationFrom, std::optional(1));
        QVERIFY(migrate(**one, steps(2)));
        QCOMPARE(backups.makeBeforeMigration(**two, 3).value()->beforeMigrationFrom, std::optional(2));
        QVERIFY(migrate(**one, steps(3)));
        QVERIFY(!backups.makeBeforeMigration(**two, 3)->has_value());
        QCOMPARE(backups.list().size(), size_t(2));
    }

    void aStepThatAnotherProcessHasDoneIsSkipped()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("Old.hatstand"));
        QVERIFY(Workspace::create(path, {}, m_clock, steps(1)));
        const auto one = Database::open(path, Database::Mode::ReadWrite);
        const auto two = Database::open(path, Database::Mode::ReadWrite);
        QVERIFY(one && two);
        QVERIFY(migrate(**one, steps(2)));
        QVERIFY(migrate(**two, steps(2)));
        QCOMPARE(schemaOf(**two).value(), 2);
    }
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
