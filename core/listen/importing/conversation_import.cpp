// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/importing/conversation_import.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QUrl>

#include <algorithm>
#include <span>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::listen)
};

/// In one transaction, as IntakeLine does.
constexpr size_t atOnce = 200;
/// Clocks differ a little; what is later than this was read wrongly.
constexpr Milliseconds ahead = std::chrono::hours(24);

/// A spreadsheet reckons with what begins so.
bool isFormula(const QString &cell)
{
    if (cell.size() < 2)
        return false;
    const QChar first = cell[0];
    const bool isNumber = cell[1].isDigit() || cell[1] == u'.';
    return first == u'=' || (first == u'@' && cell.contains(u'(')) ||
           ((first == u'+' || first == u'-') && !isNumber && cell.contains(u'('));
}

std::string lower(const QString &text)
{
    return text.simplified().toLower().toStdString();
}

class Importing
{
public:
    Importing(const CsvSheet &sheet, const ImportWishes &wishes, Instant now)
        : m_sheet(sheet), m_wishes(wishes), m_now(now)
    {
    }

    Result<ReadImport> read()
    {
        m_read.encoding = m_sheet.encoding;
        m_read.rows = int(m_sheet.rows.size());
        m_read.troubles = m_sheet.troubles;
        if (auto mapped = mapColumns(); !mapped)
            return fail(std::move(mapped.error()));
        const auto order = findOrder();
        if (!order)
            return fail(order.error());
        for (size_t i = 0; i < m_sheet.rows.size(); ++i)
            addRow(m_sheet.rows[i], m_dates[i], *order);
        std::stable_sort(m_read.drafts.begin(), m_read.drafts.end(),
                         [](const MessageDraft &a, const MessageDraft &b) { return a.at < b.at; });
        std::stable_sort(m_read.troubles.begin(), m_read.troubles.end(),
                         [](const LineTrouble &a, const LineTrouble &b) { return a.line < b.line; });
        return std::move(m_read);
    }

private:
    Result<void> mapColumns()
    {
        m_fields = guessImportFields(m_sheet.head);
        for (auto wish = m_wishes.columns.cbegin(); wish != m_wishes.columns.cend(); ++wish) {
            const qsizetype column = columnCalled(wish.key());
            if (column < 0) {
                return fail(ErrorCode::InvalidInput,
                            Words::tr("The file has no column \"%1\".").arg(wish.key()),
                            Words::tr("It has %1.").arg(QLocale().createSeparatedList(m_sheet.head)));
            }
            std::optional<ImportField> field;
            if (!wish.value().isEmpty()) {
                field = importFieldFromName(wish.value());
                if (!field) {
                    QStringList names;
                    for (int i = 0; i < importFieldCount; ++i)
                        names << importFieldName(ImportField(i));
                    return fail(ErrorCode::InvalidInput,
                                Words::tr("\"%1\" is no field of a message.").arg(wish.value()), {},
                                Words::tr("Use one of these: %1.").arg(names.join(u", "_s)));
                }
                // What was guessed gives way to what was said.
                std::replace(m_fields.begin(), m_fields.end(), field, std::optional<ImportField>());
            }
            m_fields[size_t(column)] = field;
        }
        for (qsizetype i = 0; i < m_sheet.head.size(); ++i) {
            const auto field = m_fields[size_t(i)];
            if (field) {
                m_columns.insert(*field, i);
                m_read.columns.insert(*field, m_sheet.head[i]);
            } else {
                m_read.kept << m_sheet.head[i];
            }
        }
        for (const ImportField needed : {ImportField::Date, ImportField::Text}) {
            if (!m_columns.contains(needed) &&
                !(needed == ImportField::Text && m_columns.contains(ImportField::Stars))) {
                return fail(ErrorCode::InvalidInput,
                            needed == ImportField::Date ? Words::tr("No column says when a message was said.")
                                                        : Words::tr("No column holds what was said."),
                            Words::tr("The file has %1.").arg(QLocale().createSeparatedList(m_sheet.head)),
                            Words::tr("Say which column it is."));
            }
        }
        return {};
    }

    [[nodiscard]] qsizetype columnCalled(const QString &heading) const
    {
        for (qsizetype i = 0; i < m_sheet.head.size(); ++i) {
            if (m_sheet.head[i].trimmed().compare(heading.trimmed(), Qt::CaseInsensitive) == 0)
                return i;
        }
        return -1;
    }

    [[nodiscard]] QString cell(const CsvRow &row, ImportField field) const
    {
        const auto column = m_columns.constFind(field);
        return column == m_columns.constEnd() ? QString() : row.fields[*column].trimmed();
    }

    Result<DayOrder> findOrder()
    {
        std::vector<WrittenDate> all;
        for (const CsvRow &row : m_sheet.rows) {
            m_dates.push_back(readWrittenDate(cell(row, ImportField::Date)));
            if (m_dates.back())
                all.push_back(*m_dates.back());
        }
        if (m_wishes.order)
            return *m_wishes.order;
        const auto order = dayOrderOf(all);
        if (!order)
            return fail(order.error());
        if (*order)
            return **order;
        const auto doubtful = std::find_if(all.begin(), all.end(), [](const WrittenDate &date) {
            return date.hasOrder && date.wall && date.monthFirst && *date.wall != *date.monthFirst;
        });
        const QLocale locale;
        return fail(ErrorCode::InvalidInput,
                    Words::tr("The dates in this file could be two days each: one of them is %1 or %2.")
                        .arg(locale.toString(doubtful->wall->date, QLocale::LongFormat),
                             locale.toString(doubtful->monthFirst->date, QLocale::LongFormat)),
                    {}, Words::tr("Say whether the day comes first (dmy) or the month (mdy)."));
    }

    void leaveOut(const CsvRow &row, const QString &why)
    {
        m_read.troubles.push_back({row.line, why});
        ++m_read.leftOut;
    }

    void addRow(const CsvRow &row, const std::optional<WrittenDate> &date, DayOrder order)
    {
        m_read.formulas += int(std::count_if(row.fields.begin(), row.fields.end(), isFormula));
        const auto at = date ? instantOf(*date, order, m_wishes.zone) : std::nullopt;
        if (!at) {
            leaveOut(row, Words::tr("\"%1\" is no date: the row is left out.")
                              .arg(cell(row, ImportField::Date).left(40)));
            return;
        }
        if (*at > m_now + ahead) {
            leaveOut(row, Words::tr("The date has not come yet: the row is left out."));
            return;
        }
        MessageDraft draft;
        draft.at = std::min(*at, m_now);
        draft.text = cell(row, ImportField::Text).toStdString();
        draft.title = cell(row, ImportField::Title).toStdString();
        if (draft.text.empty())
            draft.text = draft.title;
        readStars(row, draft);
        if (draft.text.empty() && !draft.stars) {
            leaveOut(row, Words::tr("Nothing is said in it: the row is left out."));
            return;
        }
        const QString network =
            m_columns.contains(ImportField::Network) ? cell(row, ImportField::Network) : m_wishes.network;
        draft.network = lower(network);
        std::replace(draft.network.begin(), draft.network.end(), ' ', '-');
        if (draft.network.empty())
            draft.network = m_wishes.network.isEmpty() ? std::string("import") : lower(m_wishes.network);
        readSpeaker(row, draft);
        draft.threadId = cell(row, ImportField::Thread).toStdString();
        draft.answersId = cell(row, ImportField::Answers).toStdString();
        const QUrl link(cell(row, ImportField::Link), QUrl::StrictMode);
        if (link.isValid() && (link.scheme() == u"https" || link.scheme() == u"http"))
            draft.url = link.toString(QUrl::FullyEncoded).toStdString();
        readDirection(row, draft);
        if (draft.isOurs && draft.threadId.empty() && draft.answersId.empty()) {
            leaveOut(row, Words::tr("It is ours and answers nothing: the row is left out."));
            return;
        }
        draft.channel = draft.stars                ? networks::Channel::Review
                        : !draft.threadId.empty()  ? networks::Channel::DirectMessage
                        : !draft.answersId.empty() ? networks::Channel::Reply
                                                   : networks::Channel::Mention;
        draft.remoteId = cell(row, ImportField::Id).toStdString();
        if (draft.remoteId.empty())
            draft.remoteId = madeId(draft);
        draft.extra = extraOf(row);
        m_read.drafts.push_back(std::move(draft));
    }

    void readSpeaker(const CsvRow &row, MessageDraft &draft) const
    {
        QString handle = cell(row, ImportField::Handle);
        if (handle.startsWith(u'@'))
            handle = handle.mid(1);
        draft.handle = handle.toStdString();
        draft.displayName = cell(row, ImportField::Author).toStdString();
        // Without ids of theirs a handle, else a name, is all that they are known by.
        draft.speakerId = handle.isEmpty() ? lower(cell(row, ImportField::Author)) : lower(handle);
    }

    void readDirection(const CsvRow &row, MessageDraft &draft)
    {
        const QString direction = cell(row, ImportField::Direction);
        if (direction.isEmpty())
            return;
        const auto isOurs = isOursFrom(direction);
        if (!isOurs)
            m_read.troubles.push_back(
                {row.line, Words::tr("\"%1\" says neither theirs nor ours: taken for theirs.")
                               .arg(direction.left(40))});
        draft.isOurs = isOurs.value_or(false);
    }

    void readStars(const CsvRow &row, MessageDraft &draft)
    {
        const QString written = cell(row, ImportField::Stars);
        if (written.isEmpty())
            return;
        // "4", "4,0", "4/5", "★★★★".
        const auto shown = int(written.count(QChar(0x2605)));
        bool isNumber = false;
        const double number =
            QString(written).replace(u',', u'.').section(u'/', 0, 0).trimmed().toDouble(&isNumber);
        const int stars = shown > 0 ? shown : isNumber ? qRound(number) : 0;
        if (stars >= 1 && stars <= 5)
            draft.stars = stars;
        else
            m_read.troubles.push_back(
                {row.line, Words::tr("\"%1\" are no stars from 1 to 5.").arg(written.left(40))});
    }

    [[nodiscard]] static std::string madeId(const MessageDraft &draft)
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        const std::string at = std::to_string(draft.at.milliseconds());
        for (const std::string *part : {&draft.network, &draft.speakerId, &at, &draft.text, &draft.title,
                                        &draft.url, &draft.threadId}) {
            hash.addData(QByteArrayView(part->data(), qsizetype(part->size())));
            hash.addData(QByteArrayView("\0", 1));
        }
        return "csv-" + hash.result().toHex().left(32).toStdString();
    }

    [[nodiscard]] std::string extraOf(const CsvRow &row) const
    {
        QJsonObject columns;
        for (qsizetype i = 0; i < m_sheet.head.size(); ++i) {
            if (!m_fields[size_t(i)] && !row.fields[i].trimmed().isEmpty())
                columns.insert(m_sheet.head[i].trimmed(), row.fields[i].trimmed());
        }
        if (columns.isEmpty())
            return {};
        return QJsonDocument(QJsonObject{{u"columns"_s, columns}})
            .toJson(QJsonDocument::Compact)
            .toStdString();
    }

    const CsvSheet &m_sheet;
    const ImportWishes &m_wishes;
    Instant m_now;
    std::vector<std::optional<ImportField>> m_fields; ///< of each column
    QHash<ImportField, qsizetype> m_columns;
    std::vector<std::optional<WrittenDate>> m_dates; ///< of each row
    ReadImport m_read;
};
} // namespace

Result<ReadImport> readConversations(const QByteArray &bytes, const ImportWishes &wishes, Instant now)
{
    const auto sheet = readCsv(bytes);
    if (!sheet)
        return fail(sheet.error());
    return Importing(*sheet, wishes, now).read();
}

Result<ImportReport> takeConversations(storage::Database &database, const Clock &clock, Judge judge,
                                       const Source &source, const ReadImport &read)
{
    Intake intake(database, clock, std::move(judge));
    ImportReport report;
    const std::span<const MessageDraft> all(read.drafts);
    for (size_t taken = 0; taken < all.size(); taken += atOnce) {
        const auto part = intake.take(source, all.subspan(taken, std::min(atOnce, all.size() - taken)));
        if (!part)
            return fail(part.error());
        report.added += int(part->newMoments.size());
        report.changed += part->changed;
        report.conversations.unite(part->conversations);
    }
    report.known = int(read.drafts.size()) - report.added - report.changed;
    return report;
}

} // namespace hatstand::listen
