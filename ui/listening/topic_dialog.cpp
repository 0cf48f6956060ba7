// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/topic_dialog.h"

#include "kit/fields.h"
#include "kit/labels.h"
#include "listen/topics/query_words.h"
#include "listen/topics/topic_query.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTimeEdit>
#include <QTimer>

#include <algorithm>

namespace hatstand::ui::listening
{

namespace
{
using namespace Qt::StringLiterals;
using listen::AlertKind;
using listen::AlertPlace;
using listen::AlertRule;

constexpr int dialogWidth = 600;
constexpr std::chrono::milliseconds pause{300};
constexpr int longestName = 100;

/// "Wielhuis" or "Wielhuis = wielhuis OR wheelhouse", one a line.
QString linesOf(const std::vector<listen::NamedVoice> &voices)
{
    QStringList lines;
    for (const listen::NamedVoice &voice : voices) {
        if (voice.isOurs)
            continue;
        const bool isPlain = voice.query == u'"' + voice.name + u'"';
        lines << (isPlain ? voice.name : voice.name + u" = "_s + voice.query);
    }
    return lines.join(u'\n');
}

listen::NamedVoice voiceOf(const QString &line, bool isOurs)
{
    const qsizetype sign = line.indexOf(u'=');
    if (sign < 0)
        return {line.trimmed(), {}, isOurs};
    return {line.left(sign).trimmed(), line.mid(sign + 1).trimmed(), isOurs};
}

QPlainTextEdit *makeText(int height, QWidget *parent)
{
    auto *text = new QPlainTextEdit(parent);
    text->setTabChangesFocus(true);
    text->setFixedHeight(height);
    return text;
}

const AlertRule *ruleOf(const listen::Topic &topic, AlertKind kind)
{
    const auto found = std::find_if(topic.alerts.begin(), topic.alerts.end(),
                                    [kind](const AlertRule &rule) { return rule.kind == kind && rule.isOn; });
    return found == topic.alerts.end() ? nullptr : &*found;
}
} // namespace

TopicDialog::TopicDialog(const Kit &kit, TopicServices services, listen::Topic topic, QWidget *parent)
    : Dialog(kit, topic.id.isNull() ? tr("Listen for something") : tr("Edit topic"), dialogWidth, parent)
    , m_services(services)
    , m_topic(std::move(topic))
    , m_name(new QLineEdit(m_topic.name, this))
    , m_nameField(new FormField(kit, tr("Name"), m_name, this))
    , m_query(makeText(kit.px(72), this))
    , m_queryField(new FormField(kit, tr("What to look for"), m_query, this))
    , m_explained(makeLabel({}, TypeRole::Body, Ink::Text, this))
    , m_found(makeLabel({}, TypeRole::Strong, Ink::Text, this))
    , m_newest(makeLabel({}, TypeRole::Second, Ink::Text2, this))
    , m_us(new QLineEdit(this))
    , m_rivals(makeText(kit.px(64), this))
    , m_rivalsField(new FormField(kit, tr("Others, one a line"), m_rivals, this))
    , m_spike(new QCheckBox(tr("More is said than usual"), this))
    , m_voice(new QCheckBox(tr("Somebody speaks whom many hear"), this))
    , m_turn(new QCheckBox(tr("People begin to feel otherwise"), this))
    , m_words(new QLineEdit(this))
    , m_wordsField(new FormField(kit, tr("Somebody says"), m_words, this))
    , m_notification(new QCheckBox(tr("Also by a notification of the system"), this))
    , m_quiet(new QCheckBox(tr("No notifications from"), this))
    , m_quietFrom(new QTimeEdit(this))
    , m_quietTo(new QTimeEdit(this))
    , m_typing(new QTimer(this))
{
    setObjectName(QStringLiteral("topicDialog"));
    m_name->setObjectName(QStringLiteral("topicName"));
    m_name->setMaxLength(longestName);
    body()->setSpacing(kit.px(12));
    body()->addWidget(m_nameField);
    addQuery();
    addVoices();
    addAlerts();
    addQuiet();
    if (!m_topic.id.isNull()) {
        QPushButton *remove =
            addButton({u"remove"_s, tr("Listen for it no more"), ButtonKind::Danger, {}, true});
        connect(remove, &QPushButton::clicked, this, [this] { Q_EMIT removed(m_topic); });
    }
    addButton({u"cancel"_s, tr("Cancel")});
    QPushButton *keep = addButton(
        {u"saveTopic"_s, m_topic.id.isNull() ? tr("Listen") : tr("Save"), ButtonKind::Primary}, false);
    keep->setObjectName(QStringLiteral("saveTopic"));
    connect(keep, &QPushButton::clicked, this, &TopicDialog::save);
    m_typing->setSingleShot(true);
    m_typing->setInterval(pause);
    connect(m_typing, &QTimer::timeout, this, [this] { static_cast<void>(tryNow(this)); });
    connect(m_query, &QPlainTextEdit::textChanged, this, &TopicDialog::queryChanged);
    connect(m_name, &QLineEdit::textChanged, this, [this] { m_nameField->setError({}); });
    m_query->setPlainText(m_topic.query);
    queryChanged();
    m_name->setFocus();
}

TopicDialog::~TopicDialog()
{
    m_trial.cancel();
}

void TopicDialog::addQuery()
{
    m_query->setObjectName(QStringLiteral("topicQuery"));
    m_queryField->setHelp(
        tr("Words, \"words in a row\", OR, NEAR, -without, #tag, @handle, lang:nl, from:somebody"));
    body()->addWidget(m_queryField);
    m_explained->setObjectName(QStringLiteral("queryExplained"));
    m_explained->setWordWrap(true);
    m_explained->setTextFormat(Qt::RichText);
    m_found->setObjectName(QStringLiteral("queryFound"));
    m_found->setWordWrap(true);
    m_newest->setObjectName(QStringLiteral("queryNewest"));
    m_newest->setWordWrap(true);
    body()->addWidget(m_explained);
    body()->addWidget(m_found);
    body()->addWidget(m_newest);
}

void TopicDialog::addVoices()
{
    const auto ours = std::find_if(m_topic.voices.begin(), m_topic.voices.end(),
                                   [](const listen::NamedVoice &voice) { return voice.isOurs; });
    if (ours != m_topic.voices.end())
        m_us->setText(ours->query == u'"' + ours->name + u'"' ? ours->name
                                                              : ours->name + u" = "_s + ours->query);
    m_us->setObjectName(QStringLiteral("topicUs"));
    m_rivals->setObjectName(QStringLiteral("topicRivals"));
    m_rivals->setPlainText(linesOf(m_topic.voices));
    m_rivalsField->setHelp(tr("A name, or name = query where it has several spellings."));
    body()->addWidget(makeLabel(tr("Whose names are compared"), TypeRole::CaptionBold, Ink::Text3, this));
    body()->addWidget(new FormField(kit(), tr("Our name"), m_us, this));
    body()->addWidget(m_rivalsField);
}

void TopicDialog::addAlerts()
{
    body()->addWidget(makeLabel(tr("Tell me when"), TypeRole::CaptionBold, Ink::Text3, this));
    m_spike->setChecked(ruleOf(m_topic, AlertKind::Spike) != nullptr);
    m_voice->setChecked(ruleOf(m_topic, AlertKind::Voice) != nullptr);
    m_turn->setChecked(ruleOf(m_topic, AlertKind::Turn) != nullptr);
    if (const AlertRule *rule = ruleOf(m_topic, AlertKind::Word))
        m_words->setText(rule->query);
    m_notification->setChecked(
        std::any_of(m_topic.alerts.begin(), m_topic.alerts.end(), [](const AlertRule &rule) {
            return rule.isOn && rule.places.testFlag(AlertPlace::Notification);
        }));
    m_words->setObjectName(QStringLiteral("topicWords"));
    m_spike->setObjectName(QStringLiteral("alertSpike"));
    for (QCheckBox *box : {m_spike, m_voice, m_turn})
        body()->addWidget(box);
    body()->addWidget(m_wordsField);
    body()->addWidget(m_notification);
}

void TopicDialog::addQuiet()
{
    const auto quiet = m_services.alerts.quietHours(m_topic.clientId).value_or(listen::QuietHours());
    m_quiet->setChecked(quiet.isOn);
    m_quiet->setObjectName(QStringLiteral("quietHours"));
    m_quietFrom->setTime(quiet.from);
    m_quietTo->setTime(quiet.upTo);
    m_quietFrom->setAccessibleName(tr("Quiet from"));
    m_quietTo->setAccessibleName(tr("Quiet until"));
    auto *row = new QHBoxLayout;
    row->setSpacing(kit().px(8));
    row->addWidget(m_quiet);
    row->addWidget(m_quietFrom);
    row->addWidget(makeLabel(tr("to", "from 22:00 to 08:00"), TypeRole::Body, Ink::Text, this));
    row->addWidget(m_quietTo);
    row->addStretch(1);
    body()->addLayout(row);
    const auto follow = [this] {
        m_quietFrom->setEnabled(m_quiet->isChecked());
        m_quietTo->setEnabled(m_quiet->isChecked());
    };
    connect(m_quiet, &QCheckBox::toggled, this, follow);
    follow();
}

void TopicDialog::queryChanged()
{
    m_trial.cancel();
    markProblems();
    m_typing->start();
}

void TopicDialog::markProblems()
{
    const QString typed = m_query->toPlainText();
    const listen::ParsedQuery parsed = listen::parseQuery(typed);
    QString words;
    if (parsed.query) {
        for (const listen::ExplainedPiece &piece : listen::explain(*parsed.query)) {
            const QString text = piece.text.toHtmlEscaped();
            words += piece.isBold ? u"<b>"_s + text + u"</b>"_s : text;
        }
    }
    m_explained->setText(words);
    m_explained->setVisible(!words.isEmpty());
    QList<QTextEdit::ExtraSelection> marks;
    QStringList sentences;
    for (const listen::QueryProblem &problem : parsed.problems) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_query->document());
        const int end = int(typed.size());
        mark.cursor.setPosition(std::min(end, int(problem.start)));
        mark.cursor.setPosition(std::min(end, int(problem.start + problem.length)), QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(kit().theme().status(Status::Failed).text);
        marks << mark;
        sentences << problem.sentence();
    }
    m_query->setExtraSelections(marks);
    // What goes away by typing on is no reproach while somebody types.
    const bool isOnlyUnfinished =
        std::all_of(parsed.problems.begin(), parsed.problems.end(), [](const listen::QueryProblem &problem) {
            return problem.kind == listen::QueryProblem::Kind::Unfinished;
        });
    m_queryField->setError(isOnlyUnfinished ? QString() : sentences.join(u' '));
}

QCoro::Task<void> TopicDialog::tryNow(QPointer<TopicDialog> self)
{
    self->m_trial = CancelSource();
    const QString typed = self->m_query->toPlainText();
    if (!listen::parseQuery(typed).query) {
        self->m_found->clear();
        self->m_newest->clear();
        co_return;
    }
    self->m_found->setText(tr("Looking…"));
    const auto trial =
        co_await self->m_services.reading.trial(self->m_topic.clientId, typed, self->m_trial.token());
    if (!self || self->m_query->toPlainText() != typed)
        co_return;
    self->showTrial(trial);
}

void TopicDialog::showTrial(const Result<listen::TopicTrial> &trial)
{
    if (!trial) {
        m_found->setText(trial.error().code == ErrorCode::Cancelled ? QString() : trial.error().sentence());
        m_newest->clear();
        return;
    }
    const int count = int(trial->count);
    m_found->setText(trial->isPartial ? tr("%n message(s) of the newest that are stored", nullptr, count)
                                      : tr("%n message(s) of what is stored", nullptr, count));
    QStringList newest;
    for (const listen::Message &message : trial->newest) {
        if (newest.size() < 3)
            newest << message.author + u": "_s + message.text.simplified().left(90);
    }
    m_newest->setText(newest.join(u'\n'));
    m_newest->setVisible(!newest.isEmpty());
    place();
}

listen::Topic TopicDialog::wished() const
{
    listen::Topic topic = m_topic;
    topic.name = m_name->text();
    topic.query = m_query->toPlainText();
    topic.voices.clear();
    if (!m_us->text().trimmed().isEmpty())
        topic.voices.push_back(voiceOf(m_us->text(), true));
    const QStringList lines = m_rivals->toPlainText().split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (!line.trimmed().isEmpty())
            topic.voices.push_back(voiceOf(line, false));
    }
    topic.alerts.clear();
    const auto add = [&](AlertKind kind, bool isOn, const QString &query = {}) {
        if (!isOn)
            return;
        const AlertRule *before = ruleOf(m_topic, kind);
        AlertRule rule = before != nullptr ? *before : AlertRule();
        rule.kind = kind;
        rule.query = query;
        rule.places.setFlag(AlertPlace::Notification, m_notification->isChecked());
        topic.alerts.push_back(std::move(rule));
    };
    add(AlertKind::Spike, m_spike->isChecked());
    add(AlertKind::Voice, m_voice->isChecked());
    add(AlertKind::Turn, m_turn->isChecked());
    add(AlertKind::Word, !m_words->text().trimmed().isEmpty(), m_words->text().trimmed());
    return topic;
}

void TopicDialog::save()
{
    const listen::Topic topic = wished();
    if (topic.name.trimmed().isEmpty()) {
        m_nameField->setError(tr("A topic needs a name."));
        m_name->setFocus();
        place();
        return;
    }
    if (const QString problems = listen::problemsOf(topic.query); !problems.isEmpty()) {
        m_queryField->setError(problems);
        m_query->setFocus();
        place();
        return;
    }
    listen::QuietHours quiet = m_services.alerts.quietHours(m_topic.clientId).value_or(listen::QuietHours());
    quiet.isOn = m_quiet->isChecked();
    quiet.from = m_quietFrom->time();
    quiet.upTo = m_quietTo->time();
    if (auto kept = m_services.alerts.setQuietHours(m_topic.clientId, quiet); !kept) {
        m_rivalsField->setError(kept.error().sentence());
        place();
        return;
    }
    if (m_topic.id.isNull()) {
        const auto id = m_services.topics.add(topic);
        if (!id) {
            m_rivalsField->setError(id.error().sentence());
            place();
            return;
        }
        Q_EMIT added(*id);
    } else {
        const auto before = m_services.topics.edit(topic);
        if (!before) {
            m_rivalsField->setError(before.error().sentence());
            place();
            return;
        }
        Q_EMIT edited(*before, topic);
    }
    answerWith(u"saveTopic"_s);
}

} // namespace hatstand::ui::listening
