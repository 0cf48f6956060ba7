// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/keys_section.h"

#include "kit/buttons.h"
#include "kit/chips.h"
#include "kit/labels.h"
#include "kit/time_words.h"

#include <QHBoxLayout>
#include <QKeySequenceEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace hatstand::ui::settings
{

namespace
{
constexpr int dialogWidth = 440;
} // namespace

KeyDialog::KeyDialog(const Kit &kit, const ActionRegistry &actions, QString actionId, const QString &text,
                     QWidget *parent)
    : Dialog(kit, tr("Key for “%1”").arg(text), dialogWidth, parent)
    , m_actions(actions)
    , m_actionId(std::move(actionId))
    , m_edit(new QKeySequenceEdit(this))
    , m_remark(makeLabel({}, TypeRole::Second, Ink::Text2, this))
{
    setObjectName(QStringLiteral("keyDialog"));
    setText(tr("Press the key. A single letter works only while no text field has the focus."));
    m_edit->setObjectName(QStringLiteral("keyEdit"));
    m_edit->setAccessibleName(tr("New key"));
    m_remark->setObjectName(QStringLiteral("keyRemark"));
    m_remark->setWordWrap(true);
    m_remark->setMinimumHeight(2 * kit.theme().lineHeight(TypeRole::Second));
    body()->addWidget(m_edit);
    body()->addWidget(m_remark);
    auto *none = addButton({QStringLiteral("noKey"), tr("No key"), ButtonKind::Quiet, std::nullopt, true});
    connect(none, &QPushButton::clicked, this, [this] { Q_EMIT chosen({}); });
    addButton({QStringLiteral("cancel"), tr("Cancel")});
    m_use = addButton({QStringLiteral("useKey"), tr("Use it"), ButtonKind::Primary}, false);
    setEnabledWithReason(m_use, false, tr("Press a key first"));
    connect(m_use, &QPushButton::clicked, this, [this] {
        Q_EMIT chosen(m_edit->keySequence());
        answerWith(QStringLiteral("useKey"));
    });
    connect(m_edit, &QKeySequenceEdit::keySequenceChanged, this, &KeyDialog::showConflicts);
    m_edit->setFocus();
}

void KeyDialog::showConflicts(const QKeySequence &keys)
{
    if (keys.count() > 1) {
        // One press is one key here.
        m_edit->setKeySequence(QKeySequence(keys[0]));
        return;
    }
    QStringList others;
    if (!keys.isEmpty()) {
        for (const QString &id : m_actions.conflicts(m_actionId, keys)) {
            if (const ActionRegistry::Entry *other = m_actions.entry(id))
                others << tr("“%1”").arg(other->text);
        }
    }
    m_remark->setText(
        others.isEmpty()
            ? QString()
            : tr("%1 has this key already. Give that one another key first.").arg(listWords(others)));
    setInk(m_remark, others.isEmpty() ? Ink::Text2 : Ink::Warning);
    setEnabledWithReason(m_use, !keys.isEmpty() && others.isEmpty(),
                         keys.isEmpty() ? tr("Press a key first") : tr("Two actions cannot share a key"));
}

SectionName KeysSection::name()
{
    return {QStringLiteral("keys"), tr("Keys"), Glyph::Keyboard};
}

KeysSection::KeysSection(const PageContext &context, QWidget *parent)
    : Section(context.kit, name(), parent), m_context(context)
{
}

void KeysSection::refresh()
{
    for (QWidget *row : m_rows)
        removeContent(row);
    m_rows.clear();
    for (const ActionRegistry::Entry &entry : m_context.actions.entries()) {
        // What a view takes for itself and has no key says nothing here.
        if (entry.fixedKeys && entry.keys.isEmpty())
            continue;
        auto card = std::ranges::find(m_groups, entry.group, &Card::title);
        if (card == m_groups.end()) {
            m_groups.push_back(addCard(entry.group));
            card = std::prev(m_groups.end());
        }
        addActionRow(*card, entry);
    }
}

void KeysSection::addActionRow(Card *card, const ActionRegistry::Entry &entry)
{
    const QString &text = entry.text;
    auto *controls = new QWidget(this);
    auto *row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit().px(6));
    QStringList keys;
    for (const QKeySequence &key : entry.keys) {
        keys << key.toString(QKeySequence::NativeText);
        row->addWidget(new KeyCap(kit(), keys.back(), controls));
    }
    if (entry.fixedKeys) {
        m_rows.push_back(addRow(card, text, tr("Cannot be changed: it works while its list has the focus"),
                                controls, factWords(keys)));
        controls->setAccessibleName({});
        return;
    }
    auto *change =
        makeButton(kit(), tr("Change…"), ButtonKind::Quiet, std::nullopt, ButtonSize::Small, controls);
    change->setObjectName(QStringLiteral("key-") + entry.id);
    change->setAccessibleName(keys.isEmpty()
                                  ? tr("Change the key for “%1”, none now").arg(text)
                                  : tr("Change the key for “%1”, now %2").arg(text, listWords(keys)));
    auto *back = makeIconButton(kit(), Glyph::Undo, tr("Give “%1” its first key back").arg(text),
                                ButtonKind::Quiet, ButtonSize::Small, {}, controls);
    back->setObjectName(QStringLiteral("resetKey-") + entry.id);
    back->setVisible(m_context.actions.hasOwnKeys(entry.id));
    // Before the other, so that those keep one column without a gap behind them.
    row->addWidget(back);
    row->addWidget(change);
    connect(change, &QPushButton::clicked, this, [this, id = entry.id] { this->change(id); });
    connect(back, &QPushButton::clicked, this, [this, id = entry.id] { reset(id); });
    m_rows.push_back(
        addRow(card, text, {}, controls, keys.join(QLatin1Char(' ')) + QLatin1Char(' ') + entry.words));
    controls->setAccessibleName({});
}

void KeysSection::change(const QString &actionId)
{
    const ActionRegistry::Entry *entry = m_context.actions.entry(actionId);
    if (!entry)
        return;
    auto *dialog = new KeyDialog(kit(), m_context.actions, actionId, entry->text, this);
    connect(dialog, &KeyDialog::chosen, this, [this, actionId](const QKeySequence &keys) {
        const QList<QKeySequence> list = keys.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{keys};
        m_context.preferences.setKeys(actionId, list);
        m_context.actions.setKeys(actionId, list);
        refresh();
    });
    dialog->open();
}

void KeysSection::reset(const QString &actionId)
{
    m_context.preferences.resetKeys(actionId);
    m_context.actions.resetKeys(actionId);
    refresh();
}

} // namespace hatstand::ui::settings
