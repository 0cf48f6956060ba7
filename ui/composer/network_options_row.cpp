// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/network_options_row.h"

#include "composer/network_form.h"

#include <QVBoxLayout>

namespace hatstand::ui::composer
{

NetworkOptionsRow::NetworkOptionsRow(const Kit &kit, ComposerState &state, QWidget *parent)
    : SectionRow(kit, Glyph::Settings, tr("Options"), parent), m_state(state), m_column(nullptr)
{
    setObjectName(QStringLiteral("networkOptionsRow"));
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    setContent(content);
    connect(&state, &ComposerState::changed, this, [this](Parts parts) {
        if (parts & (Part::Options | Part::Tab | Part::Accounts | Part::Status))
            refresh();
    });
    refresh();
}

void NetworkOptionsRow::showField(const QString &key)
{
    const clients::Account *account = m_state.account(m_state.tab());
    if (NetworkForm *form = account ? m_forms.value(account->network.toString()) : nullptr)
        form->showField(key);
}

void NetworkOptionsRow::refresh()
{
    const clients::Account *account = m_state.account(m_state.tab());
    const bool concerned = account && !account->byHand && !networkFields(account->network).empty();
    setVisible(concerned);
    if (!concerned)
        return;
    const QString key = account->network.toString();
    NetworkForm *&form = m_forms[key];
    if (!form) {
        form = new NetworkForm(kit(), m_state, account->network, m_state.rulesOf(*account).name);
        m_column->addWidget(form);
    }
    for (NetworkForm *each : std::as_const(m_forms))
        each->setVisible(each == form);
    form->refresh();
}

} // namespace hatstand::ui::composer
