// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/network_form.h"

#include "composer/poll_field.h"
#include "kit/buttons.h"
#include "kit/choice_box.h"
#include "kit/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

namespace hatstand::ui::composer
{

namespace
{
using Kind = NetworkField::Kind;
constexpr int linesHeight = 60;

QJsonValue absent()
{
    return QJsonValue(QJsonValue::Undefined);
}
} // namespace

NetworkForm::NetworkForm(const Kit &kit, ComposerState &state, const networks::NetworkKey &network,
                         const QString &networkName, QWidget *parent)
    : QWidget(parent)
    , m_kit(kit)
    , m_state(state)
    , m_networkName(networkName)
    , m_grid(new QGridLayout(this))
    , m_more(makeButton(kit, {}, ButtonKind::Link))
{
    setObjectName(QStringLiteral("networkForm-") + network.toString());
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(kit.px(size::gapInCard));
    m_grid->setVerticalSpacing(kit.px(6));
    m_grid->setColumnStretch(1, 1);
    const std::vector<NetworkField> fields = networkFields(network);
    for (const NetworkField &field : fields) {
        if (!field.rare)
            add(field);
    }
    m_more->setObjectName(QStringLiteral("moreOptions"));
    m_grid->addWidget(m_more, m_grid->rowCount(), 0, 1, 2, Qt::AlignLeading);
    for (const NetworkField &field : fields) {
        if (field.rare)
            add(field);
    }
    connect(m_more, &QPushButton::clicked, this, [this] { setOpen(!m_open); });
    setOpen(false);
}

void NetworkForm::add(const NetworkField &field)
{
    Line line{field, nullptr, makeEditor(field)};
    line.editor->setObjectName(QStringLiteral("option-") + field.key);
    if (!field.help.isEmpty())
        line.editor->setToolTip(field.help);
    const int row = m_grid->rowCount();
    if (field.kind == Kind::Flag) {
        m_grid->addWidget(line.editor, row, 1);
    } else {
        auto *label = makeLabel(field.label, TypeRole::Second, Ink::Text2);
        label->setBuddy(line.editor);
        line.label = label;
        line.editor->setAccessibleName(field.label);
        const bool high = field.kind == Kind::Lines || field.kind == Kind::Poll;
        m_grid->addWidget(label, row, 0, high ? Qt::AlignTop : Qt::AlignVCenter);
        m_grid->addWidget(line.editor, row, 1);
    }
    m_lines.push_back(std::move(line));
}

QWidget *NetworkForm::makeEditor(const NetworkField &field)
{
    const auto taken = [this, key = field.key] { take(key); };
    switch (field.kind) {
    case Kind::Line:
    case Kind::List: {
        auto *editor = new QLineEdit;
        editor->setPlaceholderText(field.hint);
        // Each key counts, so that sending by key takes what was written.
        connect(editor, &QLineEdit::textEdited, this, taken);
        return editor;
    }
    case Kind::Lines: {
        auto *editor = new QPlainTextEdit;
        editor->setPlaceholderText(field.hint);
        editor->setTabChangesFocus(true);
        editor->setFixedHeight(m_kit.px(linesHeight));
        connect(editor, &QPlainTextEdit::textChanged, this, taken);
        return editor;
    }
    case Kind::Flag: {
        auto *editor = new QCheckBox(field.label);
        connect(editor, &QCheckBox::clicked, this, taken);
        return editor;
    }
    case Kind::Choice: {
        auto *editor = new ChoiceBox;
        for (const NetworkField::Choice &choice : field.choices)
            editor->addItem(choice.label);
        connect(editor, &QComboBox::activated, this, taken);
        return editor;
    }
    case Kind::Poll: {
        auto *editor = new PollField(m_kit);
        connect(editor, &PollField::edited, this, taken);
        return editor;
    }
    }
    return new QWidget;
}

QJsonValue NetworkForm::valueOf(const Line &line)
{
    if (const auto *poll = qobject_cast<const PollField *>(line.editor))
        return poll->value();
    if (const auto *flag = qobject_cast<const QCheckBox *>(line.editor))
        return flag->isChecked();
    if (const auto *lines = qobject_cast<const QPlainTextEdit *>(line.editor))
        return lines->toPlainText().trimmed();
    if (const auto *choice = qobject_cast<const QComboBox *>(line.editor)) {
        const int at = choice->currentIndex();
        return at < 0 ? absent() : line.field.choices[size_t(at)].value;
    }
    const auto *text = qobject_cast<const QLineEdit *>(line.editor);
    if (!text)
        return absent();
    return line.field.kind == Kind::List ? listFrom(text->text()) : QJsonValue(text->text().trimmed());
}

void NetworkForm::show(const Line &line, const QJsonValue &value)
{
    if (auto *poll = qobject_cast<PollField *>(line.editor)) {
        poll->setValue(value.toObject());
    } else if (auto *flag = qobject_cast<QCheckBox *>(line.editor)) {
        flag->setChecked(value.toBool(line.field.byDefault));
    } else if (auto *choice = qobject_cast<QComboBox *>(line.editor)) {
        const auto &all = line.field.choices;
        const auto at =
            std::find_if(all.begin(), all.end(), [&value](const auto &each) { return each.value == value; });
        choice->setCurrentIndex(at == all.end() ? 0 : int(at - all.begin()));
    } else if (auto *lines = qobject_cast<QPlainTextEdit *>(line.editor)) {
        // A blank at the end is on its way to a word.
        if (lines->toPlainText().trimmed() != value.toString())
            lines->setPlainText(value.toString());
    } else if (auto *text = qobject_cast<QLineEdit *>(line.editor)) {
        const bool isList = line.field.kind == Kind::List;
        const QString wanted = isList ? listText(value) : value.toString();
        const QString has = isList ? listText(listFrom(text->text())) : text->text().trimmed();
        if (has != wanted)
            text->setText(wanted);
    }
}

void NetworkForm::take(const QString &key)
{
    const auto line = std::find_if(m_lines.begin(), m_lines.end(),
                                   [&key](const Line &each) { return each.field.key == key; });
    if (line == m_lines.end() || m_state.tab() != m_account)
        return;
    QJsonObject options = m_state.optionsOf(m_account);
    setOption(options, line->field, valueOf(*line));
    m_state.setOptions(m_account, options);
}

void NetworkForm::refresh()
{
    const bool another = m_state.tab() != m_account;
    m_account = {}; // what is shown is not taken for written
    const QJsonObject options = m_state.optionsOf(m_state.tab());
    bool rareIsSet = false;
    for (const Line &line : m_lines) {
        show(line, options.value(line.field.key));
        line.editor->setEnabled(!m_state.isLocked());
        rareIsSet = rareIsSet || (line.field.rare && options.contains(line.field.key));
    }
    m_account = m_state.tab();
    if (another)
        setOpen(rareIsSet);
}

void NetworkForm::showField(const QString &key)
{
    const auto line = std::find_if(m_lines.begin(), m_lines.end(),
                                   [&key](const Line &each) { return each.field.key == key; });
    if (line == m_lines.end())
        return;
    if (line->field.rare)
        setOpen(true);
    line->editor->setFocus(Qt::TabFocusReason);
}

void NetworkForm::setOpen(bool open)
{
    m_open = open;
    bool any = false;
    for (const Line &line : m_lines) {
        if (!line.field.rare)
            continue;
        any = true;
        line.editor->setVisible(open);
        if (line.label)
            line.label->setVisible(open);
    }
    m_more->setVisible(any);
    m_more->setText(open ? tr("Less for %1", "network").arg(m_networkName)
                         : tr("More for %1…", "network").arg(m_networkName));
}

} // namespace hatstand::ui::composer
