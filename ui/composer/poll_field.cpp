// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/poll_field.h"

#include "kit/choice_box.h"
#include "kit/flow_layout.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace hatstand::ui::composer
{

namespace
{
constexpr int answersHeight = 76;
constexpr int hour = 3600; // seconds
constexpr int day = 24 * hour;
constexpr QLatin1StringView optionsKey("options");
constexpr QLatin1StringView secondsKey("seconds");
constexpr QLatin1StringView multipleKey("multiple");
constexpr QLatin1StringView hideTotalsKey("hideTotals");
} // namespace

PollField::PollField(const Kit &kit, QWidget *parent)
    : QWidget(parent)
    , m_answers(new QPlainTextEdit)
    , m_length(new ChoiceBox)
    , m_multiple(new QCheckBox(tr("Several answers")))
    , m_hideTotals(new QCheckBox(tr("Hide the numbers until it ends")))
{
    setObjectName(QStringLiteral("pollField"));
    setFocusProxy(m_answers);
    m_answers->setObjectName(QStringLiteral("pollAnswers"));
    m_answers->setAccessibleName(tr("Answers of the poll, one a line"));
    m_answers->setPlaceholderText(tr("No poll. One answer a line."));
    m_answers->setTabChangesFocus(true);
    m_answers->setFixedHeight(kit.px(answersHeight));
    m_length->setObjectName(QStringLiteral("pollLength"));
    m_length->setAccessibleName(tr("How long the poll runs"));
    m_length->addItem(tr("%n hour(s)", nullptr, 1), hour);
    m_length->addItem(tr("%n hour(s)", nullptr, 6), 6 * hour);
    for (const int days : {1, 3, 7})
        m_length->addItem(tr("%n day(s)", nullptr, days), days * day);
    m_length->setCurrentIndex(m_length->findData(day));
    m_multiple->setObjectName(QStringLiteral("pollMultiple"));
    m_hideTotals->setObjectName(QStringLiteral("pollHideTotals"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit.px(size::gapInChip));
    column->addWidget(m_answers);
    auto *rest = new QWidget;
    auto *flow = new FlowLayout(rest, kit.px(size::gapInCard), kit.px(size::gapInChip));
    flow->setContentsMargins(0, 0, 0, 0);
    for (QWidget *part : {static_cast<QWidget *>(m_length), static_cast<QWidget *>(m_multiple),
                          static_cast<QWidget *>(m_hideTotals)})
        flow->addWidget(part);
    column->addWidget(rest);
    connect(m_answers, &QPlainTextEdit::textChanged, this, [this] {
        refreshRest();
        if (!m_showing)
            Q_EMIT edited();
    });
    connect(m_length, &QComboBox::activated, this, &PollField::edited);
    connect(m_multiple, &QCheckBox::clicked, this, &PollField::edited);
    connect(m_hideTotals, &QCheckBox::clicked, this, &PollField::edited);
    refreshRest();
}

void PollField::refreshRest()
{
    const bool isPoll = !value().isEmpty();
    for (QWidget *part : {static_cast<QWidget *>(m_length), static_cast<QWidget *>(m_multiple),
                          static_cast<QWidget *>(m_hideTotals)})
        part->setEnabled(isPoll);
}

QJsonObject PollField::value() const
{
    QJsonArray answers;
    for (const QString &line : m_answers->toPlainText().split(u'\n')) {
        if (const QString answer = line.simplified(); !answer.isEmpty())
            answers.append(answer);
    }
    if (answers.isEmpty())
        return {};
    QJsonObject poll{{optionsKey, answers}, {secondsKey, m_length->currentData().toInt()}};
    if (m_multiple->isChecked())
        poll.insert(multipleKey, true);
    if (m_hideTotals->isChecked())
        poll.insert(hideTotalsKey, true);
    return poll;
}

void PollField::setValue(const QJsonObject &poll)
{
    if (poll == value())
        return;
    const QScopedValueRollback showing(m_showing, true);
    QStringList answers;
    for (const QJsonValue &answer : poll.value(optionsKey).toArray())
        answers << answer.toString();
    m_answers->setPlainText(answers.join(u'\n'));
    const int seconds = poll.value(secondsKey).toInt(day);
    int at = m_length->findData(seconds);
    if (at < 0) { // written elsewhere
        m_length->addItem(tr("%n hour(s)", nullptr, qMax(1, seconds / hour)), seconds);
        at = m_length->count() - 1;
    }
    m_length->setCurrentIndex(at);
    m_multiple->setChecked(poll.value(multipleKey).toBool());
    m_hideTotals->setChecked(poll.value(hideTotalsKey).toBool());
    refreshRest();
}

} // namespace hatstand::ui::composer
