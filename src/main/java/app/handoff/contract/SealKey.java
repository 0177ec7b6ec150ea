package app.handoff.contract;

import app.handoff.kernel.Canonical;
import app.handoff.tenancy.SecretKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.springframework.stereotype.Component;

/**
 * The pair of keys and the certificate with which this installation seals files of contracts. All of it follows from the key of
 * the installation alone, to the last byte: every node has the same, nothing of it is stored, and one content has one seal
 * (ECDSA on P-256 with SHA-256, its random number by RFC 6979).
 */
@Component
class SealKey {

    private static final AlgorithmIdentifier ECDSA = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final Date FROM = Date.from(Instant.parse("2020-01-01T00:00:00Z"));

    /** No end, as RFC 5280 writes it: a contract is checked for as long as somebody keeps it. */
    private static final Date UNTIL = Date.from(Instant.parse("9999-12-31T23:59:59Z"));

    private final ECPrivateKeyParameters key;
    private final X509CertificateHolder certificate;

    SealKey(SecretKey secret) {
        var curve = new ECNamedDomainParameters(
                SECObjectIdentifiers.secp256r1, ECNamedCurveTable.getByOID(SECObjectIdentifiers.secp256r1));
        var number = new BigInteger(1, secret.sign("contract seal, key"))
                .mod(curve.getN().subtract(BigInteger.ONE))
                .add(BigInteger.ONE);
        key = new ECPrivateKeyParameters(number, curve);
        var point = new FixedPointCombMultiplier().multiply(curve.getG(), number);
        certificate = certificate(new ECPublicKeyParameters(point, curve));
    }

    private X509CertificateHolder certificate(ECPublicKeyParameters shown) {
        try {
            var info = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(shown);
            var digits = Canonical.sha256(info.getEncoded());
            var name = new X500Name("O=Handoff,CN=Handoff installation "
                    + digits.substring(0, 12).toUpperCase(Locale.ROOT));
            return new X509v3CertificateBuilder(
                            name,
                            new BigInteger(digits.substring(0, 30), 16).add(BigInteger.ONE),
                            FROM,
                            UNTIL,
                            name,
                            info)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(
                            Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
                    .build(new Signer(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs a content as PAdES asks for: a CMS beside it (RFC 5652) in DER, which names its certificate and tells no time. */
    byte[] sign(Content content) {
        try {
            var signed = new CMSSignedDataGenerator();
            signed.addSignerInfoGenerator(new SignerInfoGeneratorBuilder(new BcDigestCalculatorProvider())
                    .setSignedAttributeGenerator(parameters -> new DefaultSignedAttributeTableGenerator(named())
                            .getAttributes(parameters)
                            .remove(CMSAttributes.signingTime))
                    .build(new Signer(key), certificate));
            signed.addCertificate(certificate);
            return signed.generate(new Sent(content), false).toASN1Structure().getEncoded(ASN1Encoding.DER);
        } catch (CMSException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AttributeTable named() {
        var own = new ESSCertIDv2(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), hash(), null);
        var attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2[] {own}))));
        return new AttributeTable(attributes);
    }

    private byte[] hash() {
        return HexFormat.of().parseHex(fingerprint());
    }

    /** SHA-256 of the certificate in hexadecimal digits, by which people compare it with what a reader of PDFs shows. */
    String fingerprint() {
        try {
            return Canonical.sha256(certificate.getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As readers of PDFs name whoever sealed a file. */
    String name() {
        return Objects.requireNonNull(certificate.getSubject().getRDNs()[1].getFirst())
                .getValue()
                .toString();
    }

    /** What is signed, which nobody has to hold as one piece. */
    @FunctionalInterface
    interface Content {

        void write(OutputStream out) throws IOException;
    }

    private record Sent(Content written) implements CMSTypedData {

        @Override
        public ASN1ObjectIdentifier getContentType() {
            return PKCSObjectIdentifiers.data;
        }

        @Override
        public void write(OutputStream out) throws IOException {
            written.write(out);
        }

        @Override
        public Object getContent() {
            return written;
        }
    }

    private static final class Signer implements ContentSigner {

        private final ECPrivateKeyParameters key;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        Signer(ECPrivateKeyParameters key) {
            this.key = key;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return ECDSA;
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            var signer = new DSADigestSigner(
                    new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest())), new SHA256Digest());
            signer.init(true, key);
            signer.update(content.toByteArray(), 0, content.size());
            return signer.generateSignature();
        }
    }
}
