// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/hand_over_row.h"

#include "kit/choice_box.h"
#include "kit/labels.h"
#include "networks/post_options.h"
#include "publish/hand_over.h"

#include <QHBoxLayout>

namespace hatstand::ui::composer
{

namespace
{
enum Choice {
    AsTheAccount,
    Yes,
    No,
};
} // namespace

HandOverRow::HandOverRow(const Kit &kit, ComposerState &state, QWidget *parent)
    : SectionRow(kit, Glyph::Handed, tr("Hand over"), parent)
    , m_state(state)
    , m_choice(new ChoiceBox)
    , m_remark(makeLabel({}, TypeRole::Second, Ink::Text2))
{
    setObjectName(QStringLiteral("handOverRow"));
    m_choice->setObjectName(QStringLiteral("handOver"));
    m_choice->setAccessibleName(tr("Hand over ahead of time"));
    m_choice->setToolTip(tr("What is handed over the network publishes by itself, so that this PC may be "
                            "off. A thread, or a post with a first comment, goes from this PC."));
    m_choice->addItem({}, AsTheAccount);
    m_choice->addItem(tr("Yes, the network publishes it"), Yes);
    m_choice->addItem(tr("No, from this PC"), No);
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit.px(size::gapInCard));
    m_remark->setObjectName(QStringLiteral("handOverRemark"));
    m_remark->setWordWrap(true);
    row->addWidget(m_choice, 0, Qt::AlignTop);
    row->addWidget(m_remark, 1);
    setContent(content);
    connect(m_choice, &QComboBox::activated, this, &HandOverRow::take);
    connect(&state, &ComposerState::changed, this, [this](Parts parts) {
        if (parts & (Part::Options | Part::Tab | Part::Accounts | Part::Status))
            refresh();
        else if ((parts & (Part::Time | Part::Comment | Part::Media)) ||
                 ((parts & (Part::Text | Part::Link)) && !m_state.isLarge()))
            refreshRemark();
    });
    refresh();
}

void HandOverRow::take()
{
    QJsonObject options = m_state.optionsOf(m_state.tab());
    const int choice = m_choice->currentData().toInt();
    if (choice == AsTheAccount)
        options.remove(networks::option::handOver);
    else
        options.insert(networks::option::handOver, choice == Yes);
    m_state.setOptions(m_state.tab(), options);
}

void HandOverRow::refresh()
{
    const clients::Account *account = m_state.account(m_state.tab());
    const bool concerned = account && m_state.canHold(*account);
    setVisible(concerned);
    if (!concerned)
        return;
    m_choice->setItemText(AsTheAccount, publish::handsOver(*account) ? tr("As the account has it: yes")
                                                                     : tr("As the account has it: no"));
    const QJsonValue chosen = m_state.optionsOf(account->id).value(networks::option::handOver);
    m_choice->setCurrentIndex(!chosen.isBool() ? AsTheAccount : chosen.toBool() ? Yes : No);
    m_choice->setEnabled(!m_state.isLocked());
    refreshRemark();
}

void HandOverRow::refreshRemark()
{
    const clients::Account *account = m_state.account(m_state.tab());
    if (!account || !m_state.canHold(*account))
        return;
    const bool wanted = m_choice->currentData() == Yes ||
                        (m_choice->currentData() == AsTheAccount && publish::handsOver(*account));
    QString words;
    if (wanted && m_state.sentBy(*account) == publish::SentBy::ThisComputer) {
        if (m_state.threadOf(*account).size() > 1 || !m_state.firstComment().trimmed().isEmpty())
            words = tr("Not this one: what follows a post (a thread, a first comment) goes from this PC.");
        else
            words = tr("Not this one: its time is too near, or the network does not take it ahead of time.");
    }
    m_remark->setText(words);
}

} // namespace hatstand::ui::composer
