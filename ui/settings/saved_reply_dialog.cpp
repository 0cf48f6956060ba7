// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/saved_reply_dialog.h"

#include "kit/fields.h"
#include "kit/flow_layout.h"
#include "listen/replies/reply_variables.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace hatstand::ui::settings
{

namespace
{
constexpr int dialogWidth = 520;
constexpr int longestName = 60;
constexpr int textHeight = 120;
} // namespace

SavedReplyDialog::SavedReplyDialog(const Kit &kit, const listen::SavedReply &reply,
                                   const clients::ClientId &client, const QString &clientName,
                                   QWidget *parent)
    : Dialog(kit, reply.id.isNull() ? tr("New saved reply") : tr("Change %1").arg(reply.name), dialogWidth,
             parent)
    , m_reply(reply)
    , m_owner(client)
    , m_name(new QLineEdit(reply.name, this))
    , m_text(new QPlainTextEdit(reply.text, this))
    , m_textField(new FormField(kit, tr("What it says"), m_text, this))
    , m_forAll(new QCheckBox(tr("For all clients, not only for %1").arg(clientName), this))
{
    setObjectName(QStringLiteral("savedReplyDialog"));
    m_name->setObjectName(QStringLiteral("savedReplyName"));
    m_name->setMaxLength(longestName);
    m_text->setObjectName(QStringLiteral("savedReplyText"));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(kit.px(textHeight));
    m_forAll->setObjectName(QStringLiteral("savedReplyForAll"));
    m_forAll->setChecked(!reply.id.isNull() && reply.clientId.isNull());
    body()->setSpacing(kit.px(12));
    auto *nameField = new FormField(kit, tr("Name"), m_name, this);
    nameField->setHelp(tr("Left empty, it takes the beginning of the text."));
    body()->addWidget(nameField);
    body()->addWidget(m_textField);
    auto *variables = new FlowLayout(nullptr, kit.px(6), kit.px(6));
    for (const listen::ReplyVariable &variable : listen::replyVariables()) {
        auto *button =
            makeButton(kit, variable.key, ButtonKind::Normal, std::nullopt, ButtonSize::Small, this);
        button->setAutoDefault(false);
        button->setToolTip(variable.what);
        button->setAccessibleName(tr("Put in: %1", "a variable, in words").arg(variable.what));
        connect(button, &QPushButton::clicked, this, [this, key = variable.key] {
            m_text->insertPlainText(key);
            m_text->setFocus();
        });
        variables->addWidget(button);
    }
    body()->addLayout(variables);
    body()->addWidget(m_forAll);
    addButton({QStringLiteral("cancel"), tr("Cancel")});
    QPushButton *keep = addButton({QStringLiteral("saveReply"), tr("Save"), ButtonKind::Primary}, false);
    connect(keep, &QPushButton::clicked, this, &SavedReplyDialog::save);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] { m_textField->setError({}); });
    m_name->setFocus();
}

void SavedReplyDialog::save()
{
    if (m_text->toPlainText().trimmed().isEmpty()) {
        m_textField->setError(tr("Write what it should put into an answer."));
        m_text->setFocus();
        place();
        return;
    }
    m_reply.name = m_name->text().trimmed();
    m_reply.text = m_text->toPlainText();
    m_reply.clientId = m_forAll->isChecked() ? clients::ClientId() : m_owner;
    Q_EMIT saved(m_reply);
    answerWith(QStringLiteral("saveReply"));
}

} // namespace hatstand::ui::settings
