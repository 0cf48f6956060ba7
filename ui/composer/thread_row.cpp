// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/thread_row.h"

#include "kit/buttons.h"
#include "kit/choice_box.h"
#include "kit/flow_layout.h"
#include "kit/labels.h"
#include "networks/post_options.h"
#include "networks/text/thread_split.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>

namespace hatstand::ui::composer
{

using networks::ThreadMode;

ThreadRow::ThreadRow(const Kit &kit, ComposerState &state, QWidget *parent)
    : SectionRow(kit, Glyph::List, tr("Thread"), parent)
    , m_state(state)
    , m_mode(new ChoiceBox)
    , m_numbers(new QCheckBox(tr("Number the parts")))
    , m_count(makeLabel({}, TypeRole::Second, Ink::Text2))
    , m_edit(makeButton(kit, tr("Edit as parts"), ButtonKind::Link))
{
    setObjectName(QStringLiteral("threadRow"));
    m_mode->setObjectName(QStringLiteral("threadMode"));
    m_mode->setAccessibleName(tr("Thread"));
    m_mode->addItem(tr("One post"), int(ThreadMode::None));
    m_mode->addItem(tr("Split by itself"), int(ThreadMode::Auto));
    m_mode->addItem(tr("Split where I put ---"), int(ThreadMode::Parts));
    m_mode->setToolTip(tr("A line of three hyphens ends a part. By itself it is split after a paragraph or "
                          "sentence, so that each part fits."));
    m_numbers->setObjectName(QStringLiteral("threadNumbers"));
    m_numbers->setToolTip(tr("Each part ends with its number, such as “1/4”."));
    m_count->setObjectName(QStringLiteral("threadCount"));
    m_edit->setObjectName(QStringLiteral("editAsParts"));
    m_edit->setToolTip(tr("Puts the parts into this account's own text, with --- between them."));
    auto *content = new QWidget;
    auto *flow = new FlowLayout(content, kit.px(size::gapInCard), kit.px(size::gapInChip));
    flow->setContentsMargins(0, 0, 0, 0);
    for (QWidget *part : {static_cast<QWidget *>(m_mode), static_cast<QWidget *>(m_numbers),
                          static_cast<QWidget *>(m_count), static_cast<QWidget *>(m_edit)})
        flow->addWidget(part);
    setContent(content);
    connect(m_mode, &QComboBox::activated, this, &ThreadRow::take);
    connect(m_numbers, &QCheckBox::clicked, this, &ThreadRow::take);
    connect(m_edit, &QPushButton::clicked, this, [this] { m_state.editAsParts(m_state.tab()); });
    connect(&state, &ComposerState::changed, this, [this](Parts parts) {
        if (parts & (Part::Options | Part::Tab | Part::Accounts | Part::Status))
            refresh();
        else if (parts & (Part::Text | Part::Media | Part::Link))
            refreshParts();
    });
    refresh();
}

void ThreadRow::take()
{
    QJsonObject options = m_state.optionsOf(m_state.tab());
    const auto mode = ThreadMode(m_mode->currentData().toInt());
    networks::setThreadMode(options, mode);
    if (mode != ThreadMode::None && m_numbers->isChecked())
        options.insert(networks::option::threadNumbers, true);
    else
        options.remove(networks::option::threadNumbers);
    m_state.setOptions(m_state.tab(), options);
}

void ThreadRow::refresh()
{
    const clients::Account *account = m_state.account(m_state.tab());
    const bool concerned = account && m_state.canThread(*account);
    setVisible(concerned);
    if (!concerned)
        return;
    const QJsonObject options = m_state.optionsOf(account->id);
    const ThreadMode mode = networks::threadMode(options);
    m_mode->setCurrentIndex(m_mode->findData(int(mode)));
    m_numbers->setChecked(options.value(networks::option::threadNumbers).toBool());
    m_numbers->setVisible(mode != ThreadMode::None);
    m_mode->setEnabled(!m_state.isLocked());
    m_numbers->setEnabled(!m_state.isLocked());
    refreshParts();
}

void ThreadRow::refreshParts()
{
    const clients::Account *account = m_state.account(m_state.tab());
    const bool isThread = account && m_state.isThread(*account);
    const auto parts = isThread ? int(m_state.threadOf(*account).size()) : 0;
    m_count->setText(tr("%n part(s)", nullptr, parts));
    m_count->setVisible(parts > 0);
    m_edit->setVisible(parts > 1 && !m_state.isLocked() &&
                       networks::threadMode(m_state.optionsOf(m_state.tab())) == ThreadMode::Auto);
}

} // namespace hatstand::ui::composer
